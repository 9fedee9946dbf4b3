#!/bin/bash
# Выпуск всех концепций массивом заданий Slurm. Номер и число частей rd50 берет из
# SLURM_ARRAY_TASK_ID, SLURM_ARRAY_TASK_MIN и SLURM_ARRAY_TASK_COUNT.
#
#   sbatch slurm.sh                                    восемь частей
#   sbatch --dependency=afterok:НОМЕР --wrap 'rd50 batch --merge out'
#
#SBATCH --job-name=rd50
#SBATCH --array=0-7
#SBATCH --cpus-per-task=2
#SBATCH --mem=512M
#SBATCH --time=01:00:00
#SBATCH --signal=TERM@60
set -euo pipefail

cd "${SLURM_SUBMIT_DIR:?запускается через sbatch}"
# exec: сигнал о конце времени получает сама команда и завершает выпуск по порядку
exec rd50 batch engagements -o out -j "${SLURM_CPUS_PER_TASK:-1}"
