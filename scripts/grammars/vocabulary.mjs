// What a grammar needs of the catalogue: the statements of a language by their form, and its attributes by the kind of their value.

/**
 * @param statements the catalogue's statements of one language
 * @returns `blocks` and `lines` (statements), and `attributes`: one entry a name, with every value form it has anywhere
 */
export function vocabulary(statements) {
  const blocks = uniqueByName(statements.filter((s) => s.form === 'block'));
  const lines = uniqueByName(statements.filter((s) => s.form === 'line'));
  const taken = new Set([...blocks, ...lines].map((s) => s.name.toLowerCase()));
  const attributes = new Map();
  const add = (name, spec) => {
    const key = name.toLowerCase();
    if (taken.has(key) || !isWord(name)) return;
    const entry = attributes.get(key) ?? { name, specs: [] };
    entry.specs.push(spec);
    attributes.set(key, entry);
  };
  for (const statement of statements.filter((s) => s.form === 'block')) {
    for (const parameter of statement.parameters) if (parameter.positional === undefined) add(parameter.name, parameter.value);
    for (const name of statement.toleratedNames ?? []) add(name, { kind: 'other' });
  }
  return { blocks, lines, attributes: [...attributes.values()].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1)) };
}

/** The words that an operand may be: the values of enumerations and keyword operands, aliases included. */
export function enumWords(specs) {
  return specs.flatMap((spec) => (spec.kind === 'enum' ? spec.values.flatMap((v) => [v.value, ...(v.aliases ?? [])]) : [])).filter(isWord);
}

/** Groups attributes whose values are coloured alike; the key is the kind, for enumerations with the list of their values. */
export function groupByValue(attributes) {
  const groups = new Map();
  for (const { name, specs } of attributes) {
    const kind = commonKind(new Set(specs.map(kindOf)));
    const words = [...new Set(specs.flatMap((spec) => [...enumWords([spec]), ...(spec.kind === 'codes' ? (spec.constants ?? []) : [])]))].sort();
    const key = kind === 'enum' ? `enum ${words.join(' ')}` : kind;
    const group = groups.get(key) ?? { kind, names: [], words: [] };
    group.names.push(name);
    group.words = [...new Set([...group.words, ...words])].sort();
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** One kind for a name that has several: a form that is described beats one that is not; what cannot be told apart is any value. */
function commonKind(kinds) {
  const described = [...kinds].filter((kind) => kind !== 'any');
  if (described.length <= 1) return described[0] ?? 'any';
  return described.every((kind) => kind === 'word' || kind === 'rest') ? 'word' : 'any';
}

/** The kind of colouring that a value needs. */
function kindOf(spec) {
  switch (spec.kind) {
    case 'text':
      return spec.restOfLine ? 'rest' : 'word';
    case 'label':
      return 'rest';
    case 'codes':
      return spec.of.startsWith('cipher') ? 'ciphers' : `${spec.of}s`;
    case 'name':
      return 'word';
    case 'other':
      return 'any';
    default:
      return spec.kind;
  }
}

const isWord = (name) => /^[^\s{}#()]+$/.test(name);

function uniqueByName(statements) {
  return [...new Map(statements.map((s) => [s.name.toLowerCase(), s])).values()];
}
