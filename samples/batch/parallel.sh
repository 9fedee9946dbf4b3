#!/bin/bash
# Выпуск всех концепций на нескольких машинах через GNU parallel. В файле machines —
# машина в строке (двоеточие — эта); общая папка видна на всех под тем же именем.
#
#   ./parallel.sh
set -euo pipefail

parallel --sshloginfile machines --workdir "$PWD" --joblog parallel.log --resume-failed \
  rd50 batch engagements -o out --shard {}/8 ::: {0..7}
rd50 batch --merge out
rd50 batch --verify out
