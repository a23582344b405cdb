"""What `cmake --install` puts under a prefix works from there, without the source tree.

    installed_test.py CMAKE BUILD
"""

import json
import os
import subprocess
import sys
import tempfile
import unittest

CMAKE, BUILD = sys.argv[1], sys.argv[2]


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        prefix = os.path.join(cls.folder.name, "prefix")
        subprocess.run([CMAKE, "--install", BUILD, "--prefix", prefix], check=True,
                       capture_output=True)
        cls.sample = os.path.join(prefix, "share", "cadans", "config")
        cls.program = os.path.join(prefix, "bin", "cadans")

    def run_there(self, *words):
        done = subprocess.run([self.program, *words], cwd=self.folder.name, capture_output=True,
                              text=True, timeout=120, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def test_it_finds_its_duties_for_a_folder_of_the_organisation(self):
        self.assertIn("The folder is right.", self.run_there("check", "--config", self.sample))

    def test_it_rehearses_its_own_sample(self):
        year = json.loads(self.run_there("simulate", "--for", "P10W", "--json"))
        self.assertGreater(year["tasks"]["assigned"], 0)

    def test_it_begins_a_new_folder_from_its_own_sample(self):
        answers = ["--name", "Ons Dorp", "--domain", "ons-dorp.example", "--inhabitants", "900",
                   "--processes", "Burgerzaken", "--ciso", "", "--iso", "", "--secretary", "",
                   "--agenda-secretary", "", "--on-call", "n"]
        self.run_there("init", "ons-dorp", *answers)
        self.assertIn("The folder is right.", self.run_there("check", "--config", "ons-dorp"))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
