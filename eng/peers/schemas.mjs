// Holds documents against JSON schemas joined as editors join them. In, on standard input: { schemas: […], documents: { name: document } }.
// Out: { name: [what is wrong, …] }.
import Ajv from 'ajv';
import { readFileSync } from 'node:fs';

const { schemas, documents } = JSON.parse(readFileSync(0, 'utf8'));

/** One schema with everything that stands in two: objects are joined, of all else the later counts. */
function join(one, other) {
  const both = { ...one };
  for (const [name, value] of Object.entries(other)) {
    const isObject = value !== null && typeof value === 'object' && !Array.isArray(value) && typeof both[name] === 'object';
    both[name] = isObject ? join(both[name], value) : value;
  }

  return both;
}

const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true, formats: { 'date-time': true } });

// Some editors ask each schema, some join them first.
const ways = [{ allOf: schemas }, schemas.reduce(join)].map((schema) => ajv.compile(schema));
const found = {};
for (const [name, document] of Object.entries(documents)) {
  const [each, joined] = ways.map((check) => {
    check(document);
    return [...new Set((check.errors ?? []).map((error) => `${error.instancePath} ${error.message}`
      + (error.params.additionalProperty ? `: ${error.params.additionalProperty}` : '')))].sort();
  });
  found[name] = JSON.stringify(each) === JSON.stringify(joined) ? each : [...each, '≠', ...joined];
}

process.stdout.write(JSON.stringify(found));
