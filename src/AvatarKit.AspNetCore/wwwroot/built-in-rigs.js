// The characters that come with the package.

/** Their names, the default first. */
export const CHARACTERS = Object.freeze(['ava', 'marcus', 'asha', 'pixel']);

/** Rigs that others extend: the characters, and the person that these extend. */
const BUILT_IN_RIGS = [...CHARACTERS, 'person'];

/** Where the rig of a name lies, or null where none of that name comes with the package. */
export const builtInRigUrl = name => BUILT_IN_RIGS.includes(name) ? new URL(`./rigs/${name}.rig.json`, import.meta.url) : null;
