// Fetches the fonts named in package-lock.json and writes them, compressed:
//   node fetch.mjs OUT  →  OUT/NotoSans-SemiBold.ttf.br, OUT/DejaVuSans-Bold.ttf.br, OUT/noto-OFL.txt, OUT/dejavu-LICENSE.txt, OUT/complete
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compress, fetchPackages } from '../packages.mjs';

await fetchPackages(import.meta.url, (modules, write) => {
  const noto = join(modules, '@expo-google-fonts', 'noto-sans');
  const dejavu = join(modules, 'dejavu-fonts-ttf');
  write('noto-OFL.txt', readFileSync(join(noto, 'LICENSE_FONT')));
  write('dejavu-LICENSE.txt', readFileSync(join(dejavu, 'LICENSE')));
  write('NotoSans-SemiBold.ttf.br', compress(readFileSync(join(noto, '600SemiBold', 'NotoSans_600SemiBold.ttf')), 9));
  write('DejaVuSans-Bold.ttf.br', compress(readFileSync(join(dejavu, 'ttf', 'DejaVuSans-Bold.ttf')), 9));
  // Last: the build takes it as the sign that the rest is there.
  write('complete', '');
});
