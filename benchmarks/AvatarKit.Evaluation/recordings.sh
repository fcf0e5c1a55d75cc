#!/usr/bin/env bash
# Makes a folder of recordings of people for 'eval align-recordings': recordings.sh DIR
# From Debian: apt install pocketsphinx pocketsphinx-en-us pocketsphinx-testdata asterisk-core-sounds-en-g722 ffmpeg
# Each NAME.wav comes with NAME.txt, what is said, and NAME.words: start, end and word as PocketSphinx aligns them, which is another recogniser's opinion and not the truth.
set -euo pipefail
out=${1:?say where to write the recordings: recordings.sh DIR}
mkdir -p "$out"
data=/usr/share/pocketsphinx/test/data
model=/usr/share/pocketsphinx/model/en-us

align() { # name text
  local list
  list=$(tr 'A-Z' 'a-z' <<<"$2" | tr -c "a-z'" ' ')
  for word in $list; do
    grep -q "^$word " "$model/cmudict-en-us.dict" || { rm -f "$out/$1".*; return 0; }
  done
  { echo '#JSGF V1.0;'; echo 'grammar one;'; echo "public <one> = $list;"; } >"$out/$1.gram"
  pocketsphinx_continuous -infile "$out/$1.wav" -jsgf "$out/$1.gram" -time yes -backtrace yes -beam 1e-80 -wbeam 1e-60 -pbeam 1e-80 \
    -hmm "$model/en-us" -dict "$model/cmudict-en-us.dict" -logfn /dev/null 2>/dev/null |
    awk 'NF == 4 && $1 !~ /^[<[]/ && $1 !~ /^\+/ { sub(/\([0-9]+\)$/, "", $1); print $2, $3, $1 }' >"$out/$1.words"
  rm -f "$out/$1.gram"
  # What it could not align whole is left out.
  if [ "$(wc -l <"$out/$1.words")" != "$(wc -w <<<"$list")" ]; then rm -f "$out/$1".*; else echo "$2" >"$out/$1.txt"; fi
}

for set in librivox cards; do
  while read -r line; do
    name=$(sed 's/.*(\(.*\))$/\1/' <<<"$line")
    text=$(sed 's/<s> *//; s/ *<\/s>.*//' <<<"$line")
    cp "$data/$set/$name.wav" "$out/$name.wav"
    align "$name" "$text"
  done <"$data/$set/$([ $set = cards ] && echo cards.transcription || echo transcription)"
done

zcat /usr/share/doc/asterisk-core-sounds-en/core-sounds-en.txt.gz | grep -v '^;' | grep -v '[][0-9<]' | while IFS=: read -r name text; do
  sound=/usr/share/asterisk/sounds/en_US_f_Allison/$name.g722
  [ -f "$sound" ] && [ "$(wc -w <<<"$text")" -ge 5 ] && [ "$(wc -w <<<"$text")" -le 25 ] || continue
  ffmpeg -loglevel error -nostdin -y -f g722 -i "$sound" -ar 16000 -ac 1 -c:a pcm_s16le "$out/allison-$name.wav"
  align "allison-$name" "${text# }" </dev/null
done
echo "$(ls "$out"/*.words | wc -l) recordings"
