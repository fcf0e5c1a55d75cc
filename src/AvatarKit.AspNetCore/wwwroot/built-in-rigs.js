// The characters that come with the package.

/** Their names, the default first. */
export const CHARACTERS = Object.freeze(['ava', 'marcus', 'asha', 'pixel']);

/** Rigs that others extend: the characters, the person that these extend, and what is laid over them where they are shown to the waist. */
const BUILT_IN_RIGS = [...CHARACTERS, 'person'].flatMap(name => [name, `${name}-waist`]);

/** Where the rig of a name lies, or null where none of that name comes with the package. */
export const builtInRigUrl = name => BUILT_IN_RIGS.includes(name) ? new URL(`./rigs/${name}.rig.json`, import.meta.url) : null;
