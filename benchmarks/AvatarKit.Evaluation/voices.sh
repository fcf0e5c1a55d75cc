#!/usr/bin/env bash
# Makes a folder of recordings of people, with what they say, for 'eval train-acoustics --recordings DIR': voices.sh DIR
# Telephone prompts that come with Debian's packages (CC-BY-SA 3.0; Allison Smith in English and Spanish, June Wallack in French, Carlo in Italian):
# apt install ffmpeg asterisk-core-sounds-{en,es,fr,it} asterisk-core-sounds-{en,es,fr,it}-g722
# Nobody marked their sounds: the trainer does, with what it has learned from synthesizers by then. Nothing of them is shipped.
set -euo pipefail
out=${1:?say where to write the recordings: voices.sh DIR}
mkdir -p "$out"
: >"$out/recordings.tsv"
while read -r language locale voice; do
  zcat "/usr/share/doc/asterisk-core-sounds-$language/core-sounds-$language.txt.gz" | tr -d '\r' | grep -v '^;' | grep -v '[][0-9<(]' |
    while IFS=: read -r name text; do
      sound=/usr/share/asterisk/sounds/$voice/$name.g722
      [ -f "$sound" ] && [ "$(wc -w <<<"$text")" -ge 4 ] || continue
      wave=$language-$(tr / - <<<"$name")
      ffmpeg -loglevel error -nostdin -y -f g722 -i "$sound" -ar 16000 -ac 1 -c:a pcm_s16le "$out/$wave.wav"
      printf '%s\t%s\t%s\n' "$wave" "$locale" "${text# }" >>"$out/recordings.tsv"
    done
done <<'VOICES'
en en-US en_US_f_Allison
es es-MX es_MX_f_Allison
fr fr-FR fr_CA_f_June
it it-IT it_IT_m_Carlo
VOICES
echo "$(wc -l <"$out/recordings.tsv") recordings"
