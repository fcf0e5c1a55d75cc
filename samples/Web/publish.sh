#!/usr/bin/env bash
# Publishes the shop into a folder: samples/Web/publish.sh FOLDER [true|false]; true, the default, as native code, false with the .NET runtime beside it.
set -euo pipefail
folder=${1:?usage: samples/Web/publish.sh FOLDER [true|false]}
native=${2:-true}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
options=(-c Release --use-current-runtime -o "$folder" -v quiet)
if [ "$native" = true ]; then
  command -v clang >/dev/null 2>&1 || options+=(-p:CppCompilerAndLinker=gcc)
  dotnet publish "$here/Web.csproj" "${options[@]}" -p:PublishAot=true
else
  dotnet publish "$here/Web.csproj" "${options[@]}" --self-contained
fi
# What is kept stands in a folder of its own, which the container gives to the one it runs as.
mkdir -p "$folder/data"
