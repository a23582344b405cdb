# What `cmake --install` puts where. The sample's config is an example to copy to /etc/cadans:
# nothing is installed there, so that no upgrade overwrites what an organisation edited.
include(GNUInstallDirs)

install(TARGETS cadans cadans-mail RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY config DESTINATION ${CMAKE_INSTALL_DATADIR}/cadans)
install(DIRECTORY workflows/duties DESTINATION ${CMAKE_INSTALL_DATADIR}/cadans/workflows)
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES README.md CHANGELOG.md LICENSE SECURITY.md connectors/PROTOCOL.md
  DESTINATION ${CMAKE_INSTALL_DOCDIR})
