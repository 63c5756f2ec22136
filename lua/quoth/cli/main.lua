--- The program: what the launcher runs.

os.exit(require('quoth.cli').main(arg), true)
