import { describe, expect, test } from 'vitest';
import {
  allStatements,
  ciphers,
  ciphersV2,
  defaultLists,
  fieldsOf,
  groupByCode,
  groups,
  gskAttribute,
  gskAttributes,
  logFormats,
  messages,
  parameter,
  patternOf,
  releases,
  returnCodes,
  signatureByCode,
  signatures,
  statement,
  statementsOf,
  syslogdTables,
  tlsTables,
  type LanguageId,
  type Parameter,
  type Statement,
} from '../../../server/src/catalog/index.js';

const duplicates = (names: readonly string[]): string[] => {
  const lower = names.map((name) => name.toLowerCase());
  return lower.filter((name, index) => lower.indexOf(name) !== index);
};

/** Every parameter with its statement, as `Statement.Parameter` for messages. */
const everyParameter = allStatements().flatMap((of) => of.parameters.map((row) => ({ of, row, name: `${of.name}.${row.name}` })));
const namesOf = (found: readonly { name: string }[]): string[] => found.map(({ name }) => name);

describe('Names', () => {
  const languages: LanguageId[] = ['pagent', 'tn3270', 'tcpip-profile', 'cssmtp', 'ftpdata', 'syslogd', 'stdenv'];

  test.each(languages)('no two statements of %s share a name, whatever its case', (language) => {
    expect(statementsOf(language).length).toBeGreaterThan(0);
    expect(duplicates(statementsOf(language).map((row) => row.name))).toEqual([]);
  });

  test('no statement has two parameters of one name, or one that is also a tolerated name', () => {
    const clashes = allStatements().filter((row) => duplicates([...row.parameters.map((p) => p.name), ...(row.toleratedNames ?? [])]).length > 0);
    expect(clashes.map((row) => row.name)).toEqual([]);
  });

  test('codes and names of ciphers, groups, signatures, return codes, attributes and messages are unique', () => {
    expect(duplicates(ciphers.map((row) => row.code4))).toEqual([]);
    expect(duplicates(ciphers.flatMap((row) => row.code2 ?? []))).toEqual([]);
    expect(duplicates(ciphers.flatMap((row) => [row.name, ...(row.aliases ?? [])]))).toEqual([]);
    expect(duplicates(ciphersV2.map((row) => row.code1))).toEqual([]);
    expect(duplicates(groups.map((row) => row.code))).toEqual([]);
    expect(duplicates(groups.map((row) => row.name))).toEqual([]);
    expect(duplicates(signatures.map((row) => row.code))).toEqual([]);
    expect(duplicates(signatures.map((row) => row.name))).toEqual([]);
    expect(duplicates(returnCodes.map((row) => `${row.kind} ${row.code}`))).toEqual([]);
    expect(duplicates(gskAttributes.flatMap((row) => [row.name, ...(row.aliases ?? [])]))).toEqual([]);
    expect(duplicates(messages.map((row) => row.id))).toEqual([]);
    for (const codes of Object.values(tlsTables)) expect(duplicates(codes.map((row: { code: number }) => String(row.code)))).toEqual([]);
  });

  test('the values of an enumeration, with their other spellings, are unique whatever their case', () => {
    const clashes = everyParameter.filter(({ row }) => row.value.kind === 'enum' && duplicates(row.value.values.flatMap((v) => [v.value, ...(v.aliases ?? [])])).length > 0);
    expect(namesOf(clashes)).toEqual([]);
  });
});

describe('References between statements', () => {
  test('every inline block and every reference is of a statement of the same language', () => {
    const lost = everyParameter.filter(({ of, row }) => (row.value.kind === 'inline' || row.value.kind === 'ref') && !statement(of.language, row.value.to));
    expect(namesOf(lost)).toEqual([]);
  });

  test('a statement that a parameter holds inline says so in its placement, tolerated places excepted', () => {
    const silent = everyParameter.filter(({ of, row }) => {
      if (row.value.kind !== 'inline' || row.tolerated) return false;
      return !statement('pagent', row.value.to)?.placement.some((place) => place.statement === of.name);
    });
    expect(namesOf(silent)).toEqual([]);
  });

  test('a statement that may be coded inline belongs to a statement that exists', () => {
    const lost = allStatements().filter((row) => row.placement.some((place) => place.statement && !statement(row.language, place.statement)));
    expect(lost.map((row) => row.name)).toEqual([]);
  });

  test('a statement to which a Ref parameter points can be given a name at the top level', () => {
    const nameless = everyParameter.filter(({ of, row }) => {
      if (of.language !== 'pagent' || row.value.kind !== 'ref') return false;
      const target = statement('pagent', row.value.to);
      return target?.nameArgument === 'none' || !target?.placement.some((place) => place.file);
    });
    expect(namesOf(nameless)).toEqual([]);
  });

  test('levels, synonyms and opposites name statements', () => {
    expect(namesOf(everyParameter.filter(({ row }) => row.levels?.some((level) => !statement('pagent', level))))).toEqual([]);
    expect(allStatements().filter((row) => row.synonymOf && !statement(row.language, row.synonymOf)).map((row) => row.name)).toEqual([]);
    expect(allStatements().filter((row) => row.negatedBy && !statement(row.language, row.negatedBy)).map((row) => row.name)).toEqual([]);
  });

  test('parameters that are alternatives have at least one other in their group', () => {
    const lonely = everyParameter.filter(({ of, row }) => row.alternatives && of.parameters.filter((p) => p.alternatives === row.alternatives).length < 2);
    expect(namesOf(lonely)).toEqual([]);
  });
});

test('an attribute that goes with another one names one of its own statement, and values that it takes', () => {
  const strangers = everyParameter.filter(({ of, row }) => {
    if (!row.onlyWith) return false;
    const other = parameter(of, row.onlyWith.attribute);
    const { value } = other ?? {};
    const takes = (text: string): boolean => value?.kind === 'enum' && (value.values.some((each) => each.value === text) || /^\d+$/.test(text));
    return !other || !(row.onlyWith.values ?? []).every(takes);
  });
  expect(namesOf(strangers)).toEqual([]);
  expect(namesOf(everyParameter.filter(({ row }) => row.maxOccurs !== undefined && row.repeatable !== true))).toEqual([]);
});

describe('Defaults and values', () => {
  const codesOf = (text: string): string[] => text.split(' ');

  function fits({ value }: Parameter, written: string): boolean {
    switch (value.kind) {
      case 'enum':
        return value.open === true || value.values.some((v) => v.value.toLowerCase() === written.split(' ')[0]?.toLowerCase());
      case 'integer': {
        if (value.words?.some((word) => word.toLowerCase() === written.toLowerCase())) return true;
        const number = Number(written);
        return Number.isInteger(number) && number >= (value.min ?? -Infinity) && number <= (value.max ?? Infinity);
      }
      case 'ipaddr':
        return (written === 'All' && value.forms.includes('all')) || (value.words?.includes(written) ?? false);
      case 'portrange':
        return written === '0' || (value.words?.some((word) => word.toLowerCase() === written.toLowerCase()) ?? false);
      case 'name':
      case 'path':
      case 'label':
      case 'text':
        return written.length <= (value.maxLength ?? Infinity);
      case 'codes': {
        const known = value.of === 'group' ? groupByCode : value.of === 'signature' ? signatureByCode : undefined;
        return known !== undefined && codesOf(written).every((code) => known(code) !== undefined);
      }
      case 'other':
        return true;
      default:
        return false;
    }
  }

  test('every default is a value that the parameter takes', () => {
    const misfits = everyParameter.filter(({ row }) => {
      const given = row.default;
      return given && ![given.value, ...(given.variants ?? []).map((variant) => variant.value)].every((written) => fits(row, written));
    });
    expect(namesOf(misfits)).toEqual([]);
  });

  test('a range has its lower end first', () => {
    expect(namesOf(everyParameter.filter(({ row }) => row.value.kind === 'integer' && (row.value.min ?? -Infinity) > (row.value.max ?? Infinity)))).toEqual([]);
  });

  test('bits are powers of two that fit into the range', () => {
    const odd = everyParameter.filter(({ row }) => {
      if (row.value.kind !== 'integer' || !row.value.bits) return false;
      const { bits, max } = row.value;
      return bits.some((bit) => !Number.isInteger(Math.log2(bit.value))) || bits.reduce((sum, bit) => sum + bit.value, 0) > (max ?? Infinity);
    });
    expect(namesOf(odd)).toEqual([]);
  });

  test('an enumeration that is complete belongs to a documented or seen parameter', () => {
    const rash = everyParameter.filter(({ row }) => row.value.kind === 'enum' && !row.value.open && !row.tolerated && row.certainty === 'memory' && row.value.values.some((v) => !/^(On|Off|Yes|No)$/.test(v.value)));
    expect(namesOf(rash)).toEqual([]);
  });

  test('every default list holds known codes', () => {
    const cipherCodes = new Set(ciphers.map((row) => row.code4));
    for (const list of defaultLists.ciphers) expect(list.codes.filter((code) => !cipherCodes.has(code)), list.id).toEqual([]);
    for (const row of ciphers) expect((row.inDefaultLists ?? []).filter((id) => !defaultLists.ciphers.some((list) => list.id === id && list.codes.includes(row.code4))), row.name).toEqual([]);
    for (const list of defaultLists.groups) expect(list.codes.filter((code) => !groupByCode(code)), list.parameter).toEqual([]);
    for (const list of defaultLists.signatures) expect(list.codes.filter((code) => !signatureByCode(code)), list.parameter).toEqual([]);
    expect(defaultLists.fipsAllowed.codes.filter((code) => ciphers.find((row) => row.code4 === code)?.fips140 !== 'y')).toEqual([]);
  });

  test('group codes are the decimal form of their number on the wire', () => {
    const wrong = groups.filter((row) => row.wireHex && parseInt(row.wireHex, 16) !== parseInt(row.code, 10));
    expect(wrong.map((row) => row.name)).toEqual([]);
  });

  test('two-digit cipher codes are the end of the four-digit ones', () => {
    expect(ciphers.filter((row) => row.code2 && row.code4 !== `00${row.code2}`).map((row) => row.name)).toEqual([]);
  });
});

describe('Facts about single rows', () => {
  test('passwords and keys are marked secret', () => {
    const secretWord = /passw|_pw$|keyringpw|sharedkey/i;
    expect(namesOf(everyParameter.filter(({ row }) => secretWord.test(row.name) && !row.secret && row.value.kind !== 'enum' && !/^(NO)?PASSWORDPHRASE/.test(row.name)))).toEqual([]);
    for (const [of, name] of [['TTLSKeyringParms', 'KeyringPw'], ['TTLSGskLdapParms', 'GSK_LDAP_USER_PW'], ['ReadFromDirectory', 'LDAP_Password'], ['KeyExchangeRule', 'SharedKey'], ['PolicyServer', 'AuthBy']] as const) {
      expect(parameter(statement('pagent', of) as Statement, name)?.secret, `${of}.${name}`).toBe(true);
    }
  });

  test('the System SSL attribute of every parameter is known, and points back to a parameter of that name', () => {
    expect(namesOf(everyParameter.filter(({ row }) => row.systemSsl && !gskAttribute(row.systemSsl)))).toEqual([]);
    const lost = gskAttributes.filter((row) => row.parameter && !parameter(statement('pagent', row.statement ?? '') as Statement, row.parameter));
    expect(lost.map((row) => row.name)).toEqual([]);
  });

  test('related parameters of return codes exist', () => {
    const known = new Set(everyParameter.map(({ row }) => row.name));
    expect(returnCodes.flatMap((row) => (row.relatedParameters ?? []).filter((name) => !known.has(name)))).toEqual([]);
  });

  test('a release in the data is one of the releases', () => {
    const used = [...allStatements().flatMap((row) => [row.since, row.removedIn]), ...everyParameter.map(({ row }) => row.since), ...ciphers.map((row) => row.supportedSince)];
    expect(used.filter((release) => release && !(releases as readonly string[]).includes(release))).toEqual([]);
  });

  test('a tolerated parameter is never needed', () => {
    expect(namesOf(everyParameter.filter(({ row }) => row.tolerated && (row.required || row.requiredWhen)))).toEqual([]);
  });
});

describe('Messages', () => {
  test('the pattern of every message matches its samples', () => {
    const misses = messages.flatMap((row) => (row.samples ?? []).filter((sample) => row.pattern && !fieldsOf(row, sample)));
    expect(misses).toEqual([]);
  });

  test('every pattern compiles, and the patterns of line prefixes match their samples', () => {
    for (const row of messages) for (const source of [row.pattern, row.wrappedPattern, row.continuationPattern]) if (source) expect(() => patternOf(source)).not.toThrow();
    for (const prefix of logFormats.linePrefixes) expect(prefix.samples.filter((sample) => !patternOf(prefix.pattern).test(sample)), prefix.name).toEqual([]);
    for (const field of logFormats.attlsFields) expect(() => patternOf(field.pattern)).not.toThrow();
    for (const destination of syslogdTables.destinations) expect(() => patternOf(destination.pattern)).not.toThrow();
  });

  test('messages of several lines name messages that exist', () => {
    const known = new Set(messages.map((row) => row.id));
    expect(messages.flatMap((row) => [...(row.continuationIds ?? []), ...(row.continuationOf ?? [])]).filter((id) => !known.has(id))).toEqual([]);
  });
});

describe('Text for the reader', () => {
  const texts = [
    ...allStatements().flatMap((row) => [row.summary, ...(row.notes ?? []), row.deprecated ?? '']),
    ...everyParameter.flatMap(({ row }) => [row.summary, ...(row.notes ?? []), row.deprecated ?? '', ...(row.value.kind === 'enum' ? row.value.values.map((v) => v.summary ?? '') : [])]),
    ...returnCodes.flatMap((row) => [row.meaning, ...(row.causes ?? []), ...(row.actions ?? [])]),
    ...messages.flatMap((row) => [row.meaning, ...(row.actions ?? []), ...(row.notes ?? [])]),
    ...ciphers.flatMap((row) => [...row.strengthReasons, ...(row.notes ?? [])]),
  ].filter((text) => text !== '');

  test('no hint to the makers of tools has been left in it', () => {
    const makers = /do not (report|flag)|never (flag|report)|accept both|\blint\b|good candidate|\(memory\)|\(doc\)|\(sample\)|education|practitioner|public (tool|checker)|language server|\.json|was not read|from memory|a real (z\/OS|policy|profile)/i;
    expect(texts.filter((text) => makers.test(text))).toEqual([]);
  });

  test('sentences begin with a capital or a name as it is written, and end with a mark', () => {
    expect(texts.filter((text) => !/[.:!?)]$/.test(text) && !/[A-Z0-9*_>}]$/i.test(text))).toEqual([]);
    expect(texts.filter((text) => /^\s|\s$|  /.test(text))).toEqual([]);
  });
});

test('only suites that need a DSA key are told to need a DSA certificate', () => {
  const told = ciphers.filter((row) => row.strengthReasons.some((reason) => reason.includes('needs a DSA certificate')));
  expect(told.map((row) => row.keyExchange).filter((exchange) => exchange !== 'DHE_DSS')).toEqual([]);
  expect(told.length).toBeGreaterThan(0);
});
