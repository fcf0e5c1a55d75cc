// Fetches the models that find faces, named in package-lock.json:
//   node fetch.mjs OUT            →  OUT/detector.json, detector.bin, landmarks.json, landmarks.bin, LICENSE.txt, models.sha256 (of the two .bin)
//   node fetch.mjs OUT --photos   →  OUT/sample1.jpg … sample6.jpg: the package's own photos, for tests
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchPackages } from '../packages.mjs';

await fetchPackages(import.meta.url, (modules, write) => {
  const source = join(modules, '@vladmandic', 'face-api');
  if (process.argv[3] === '--photos') {
    for (let i = 1; i <= 6; i++) {
      write(`sample${i}.jpg`, readFileSync(join(source, 'demo', `sample${i}.jpg`)));
    }

    return;
  }

  const hash = createHash('sha256');
  for (const [name, model] of [['detector', 'tiny_face_detector_model'], ['landmarks', 'face_landmark_68_model']]) {
    const weights = readFileSync(join(source, 'model', `${model}.bin`));
    hash.update(weights);
    write(`${name}.bin`, weights);
    write(`${name}.json`, readFileSync(join(source, 'model', `${model}-weights_manifest.json`)));
  }

  write('LICENSE.txt', readFileSync(join(source, 'LICENSE')));
  // Last: the build takes it as the sign that the rest is there.
  write('models.sha256', hash.digest('hex'));
});
