#!/usr/bin/env bash
# The programs that tests/validators/run.ts gives our outputs to, from Debian's packages; as root.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends \
  texlive-xetex texlive-luatex texlive-humanities texlive-latex-recommended lmodern \
  fonts-freefont-otf fonts-noto-core fonts-noto-cjk fonts-hanazono \
  libreoffice-writer-nogui libreoffice-core-nogui \
  texlive-bibtex-extra biber poppler-utils unzip libxml2-utils graphviz patch git \
  python3-networkx python3-biopython jing default-jre-headless curl
# Not in every release; what is missing is skipped.
apt-get install -y -qq --no-install-recommends python3-prov python3-feedparser || echo "no readers in Python"
# The schema of all of TEI P5; npm brings the Nu Html Checker when run.ts asks for it.
mkdir -p "$(dirname "$0")/schemas"
curl -sSfL --retry 3 -o "$(dirname "$0")/schemas/tei_all.rng" https://tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng
