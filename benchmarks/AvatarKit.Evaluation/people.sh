#!/usr/bin/env bash
# Makes a folder of hand-labelled recordings of people for 'eval align-people': people.sh EMUR PRAATIO DIR
# EMUR and PRAATIO are clones of the public repositories IPS-LMU/emuR (GPL; one Australian man, seven sentences) and timmahrt/praatIO (MIT; three
# Americans, a sentence each). They are measured by, never learned from; the second is held back: no constant was chosen by it.
# DIR gets NAME.wav, NAME.phones (start, end and phone in IPA, as people marked them) and people.tsv: set, name, locale, text.
set -euo pipefail
emur=${1:?say where the clone of emuR is: people.sh EMUR PRAATIO DIR}
praatio=${2:?say where the clone of praatIO is: people.sh EMUR PRAATIO DIR}
out=${3:?say where to write the recordings: people.sh EMUR PRAATIO DIR}
mkdir -p "$out"
: >"$out/people.tsv"

show() { # clone path
  git -C "$1" show "HEAD:$2"
}

# Both forms of a TextGrid, as "start end label" of one tier.
tier() { # name, by regular expression
  tr -d "\r" | awk -v wanted="$1" '
    /name = / { on = $0 ~ "\"(" wanted ")\""; next }
    on && /xmin = / { start = $3 } on && /xmax = / { end = $3 }
    on && /text = / { sub(/^ *text = "/, ""); sub(/" *$/, ""); print start, end, $0 }
    /^"(IntervalTier|TextTier)"$/ { getline name; short = name ~ "\"(" wanted ")\"" && $0 ~ /Interval/; for (i = 0; i < 3; i++) getline; next }
    short && /^[0-9.]+$/ { start = $1; getline end; getline label; gsub(/"/, "", label); print start, end, label }'
}

# Labels of the Australian set: SAMPA; H is the breath after a stop, which belongs to it; O and a letter is the onset of a sound.
australian='
  BEGIN {
    split("V ʌ N ŋ @: ɜ E ɛ S ʃ Z ʒ i: i I ɪ @ ə u: u ai aɪ ei eɪ @u oʊ O ɔ o: ɔ A æ T θ D ð db b dH d zs z pt p kt t On n Om m Ow w Or ɹ NH ŋ r ɹ", list, " ")
    for (i = 1; i in list; i += 2) ipa[list[i]] = list[i + 1]
  }
  { label = NF < 3 ? "_" : ($3 in ipa) ? ipa[$3] : $3 }
  label == "H" { end = $2; next }
  NR > 1 && seen { print start, end, last }
  { start = $1; end = $2; last = label; seen = 1 }
  END { print start, end, last }'
american='
  BEGIN {
    split("AA ɑ AE æ AH ʌ AO ɔ EH ɛ ER ɚ IH ɪ IY i UH ʊ UW u EY eɪ AY aɪ OW oʊ DH ð TH θ SH ʃ ZH ʒ CH tʃ JH dʒ NG ŋ HH h R ɹ Y j PT p JHT dʒ @ ə eI eɪ aI aɪ D ð V ʌ A ɑ œ ɛ r ɹ", list, " ")
    for (i = 1; i in list; i += 2) ipa[list[i]] = list[i + 1]
    if (upper) for (i = split("B D F G K L M N P S T V W Z", list, " "); i > 0; i--) ipa[list[i]] = tolower(list[i])
  }
  { label = $3; if (upper) sub(/[0-9]$/, "", label); print $1, $2, NF < 3 ? "_" : (label in ipa) ? ipa[label] : label }'

data=inst/extdata/rawDemoData
for name in msajc003 msajc010 msajc012 msajc015 msajc022 msajc023 msajc057; do
  show "$emur" "$data/wavFiles/$name.wav" >"$out/$name.wav"
  show "$emur" "$data/annotationFiles/$name.TextGrid" | tier Phonetic | awk "$australian" >"$out/$name.phones"
  text=$(show "$emur" "$data/annotationFiles/$name.TextGrid" | tier Text | awk 'NF > 2 && $3 != "*" { $1 = $2 = ""; print }' | xargs -d '\n' echo | tr -s ' ')
  printf 'emuR\t%s\ten-GB\t%s\n' "$name" "${text# }" >>"$out/people.tsv"
done

held() { # name text upper tier
  show "$praatio" "examples/files/$1.wav" >"$out/$1.wav"
  show "$praatio" "examples/files/$5.TextGrid" | tier "$4" | awk -v upper="$3" "$american" >"$out/$1.phones"
  printf 'praatIO\t%s\ten-US\t%s\n' "$1" "$2" >>"$out/people.tsv"
}

held bobby 'Bobby ripped the ledger.' 1 phone bobby_phones
held mary 'Mary rolled the barrel.' '' phone mary
held damon_set_test 'Damon fried the omelet.' '' phons damon_set_test
wc -l <"$out/people.tsv"
