/** Policies whose rules meet, share actions and lack names, edited as people edit them: the findings are those of the edited text. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Library } from '../../server/src/workspace/library.js';
import { MemoryFileSystem } from '../../server/src/workspace/memory-filesystem.js';
import { defaultSettings } from '../../server/src/workspace/settings.js';
import { libraryFacts } from './facts.js';
import { hanging, holds } from './run.js';

const folder = 'mem:/USER.TCPPARMS';
const fixed = {
  MAIN: "CommonTTLSConfig //'USER.TCPPARMS(COMMON)'\nTcpImage TCPIP //'USER.TCPPARMS(IMAGE)'\nTcpImage OTHER //'USER.TCPPARMS(IMAGE2)'\n",
  IMAGE: "TTLSConfig //'USER.TCPPARMS(STACK)'\n",
  IMAGE2: "TTLSConfig //'USER.TCPPARMS(STACK2)'\n",
};
const edited = ['COMMON', 'STACK', 'STACK2'] as const;

const lines = (...all: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> => fc.tuple(...all).map((each) => each.filter(Boolean).map((line) => `  ${line}\n`).join(''));
const one = (...texts: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);
const block = (head: string, names: readonly string[], inside: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.tuple(one(...names), inside).map(([name, text]) => `${head} ${name}\n{\n${text}}\n`);

const rule = block(
  'TTLSRule',
  ['A', 'B', 'C', 'D', 'E', 'r', 'FTP', 'TN'],
  lines(
    one('', 'LocalPortRange 1 100', 'LocalPortRange 21', 'LocalPortRange 50 200', 'LocalPortRange 992', 'LocalPortRangeRef P', 'LocalPortGroupRef P'),
    one('', '', 'RemoteAddr 10.0.0.0/8', 'RemoteAddr 10.1.1.1', 'RemoteAddrRef P', 'RemoteAddr ALL'),
    one('', '', '', 'Jobname FTPD1', 'Jobname WEB*', 'Jobname TN3270'),
    one('Direction Inbound', 'Direction Inbound', 'Direction Outbound', 'Direction Both', ''),
    one('', 'Priority 2', 'Priority 2', 'Priority 255'),
    one('', '', '', 'IpTimeConditionRef P'),
    one('TTLSGroupActionRef G', 'TTLSGroupActionRef G', 'TTLSGroupActionRef OFF', 'TTLSGroupActionRef g', ''),
    one('TTLSEnvironmentActionRef E', 'TTLSEnvironmentActionRef E2', 'TTLSEnvironmentActionRef P', ''),
    one('', '', 'TTLSConnectionActionRef E', 'TTLSConnectionActionRef E2'),
  ),
);
const switches = lines(one('', 'SSLv3 On', 'TLSv1 Off'), one('', 'TLSv1.2 On', 'TLSv1.2 Off'), one('', 'TLSv1.3 On'), one('', 'ApplicationControlled On'), one('', 'SecondaryMap On', 'CertificateLabel X'));
const parts = lines(one('', 'TTLSCipherParmsRef P', 'TTLSCipherParmsRef P2'), one('', 'TTLSEnvironmentAdvancedParmsRef P', 'TTLSConnectionAdvancedParmsRef P'), one('', 'TTLSSignatureParmsRef P'), one('', 'HandshakeRole Server', 'HandshakeRole Client'), one('', 'TTLSKeyringParms\n  {\n    Keyring A/B\n  }', 'TTLSKeyringParmsRef P'));
const statement = fc.oneof(
  { weight: 6, arbitrary: rule },
  { weight: 2, arbitrary: block('TTLSGroupAction', ['G', 'G', 'OFF'], lines(one('TTLSEnabled On', 'TTLSEnabled On', 'TTLSEnabled Off', ''), one('', 'FIPS140 On'))) },
  { weight: 2, arbitrary: block('TTLSEnvironmentAction', ['E', 'E2'], parts) },
  { weight: 1, arbitrary: block('TTLSConnectionAction', ['E', 'E2'], parts) },
  { weight: 1, arbitrary: block('TTLSEnvironmentAdvancedParms', ['P'], switches) },
  { weight: 1, arbitrary: block('TTLSConnectionAdvancedParms', ['P'], switches) },
  { weight: 1, arbitrary: block('TTLSCipherParms', ['P', 'P2'], lines(one('V3CipherSuites C02F', 'V3CipherSuites 000A', 'V3CipherSuites TLS_AES_128_GCM_SHA256', ''), one('', 'V3CipherSuites C030'))) },
  { weight: 1, arbitrary: block('TTLSKeyringParms', ['P'], one('  Keyring A/B\n')) },
  { weight: 1, arbitrary: block('TTLSSignatureParms', ['P'], one('  ClientECurves Any\n', '')) },
  { weight: 1, arbitrary: block('PortRange', ['P'], one('  Port 21\n', '  Port 50 60\n', '')) },
  { weight: 1, arbitrary: block('IpAddr', ['P'], one('  Addr 10.1.1.1\n', '  Prefix 10.0.0.0/8\n')) },
  { weight: 1, arbitrary: one('TTLSCiferParms P2\n{\n  V3CipherSuites C02F\n}\n', 'IpTimeCondition P\n{\n  TimeOfDayRange 1:00-2:00\n}\n', '# tcpparms-disable-next-line ambiguous-order\n', '# tcpparms-disable shadowed-rule\n', '# tcpparms-enable shadowed-rule\n', `# ${'long '.repeat(20)}\n`) },
);
const text = (most: number): fc.Arbitrary<string> => fc.array(statement, { maxLength: most }).map((all) => all.join(''));

/** A statement put in, taken out, exchanged for another one, or one word exchanged; places are taken modulo what there is. */
interface Change {
  readonly file: number;
  readonly at: number;
  readonly statement: string;
  readonly word: string;
  readonly kind: 'add' | 'remove' | 'exchange' | 'word' | 'close';
}

const change: fc.Arbitrary<Change> = fc.record({
  file: fc.nat(edited.length - 1),
  at: fc.nat(),
  statement,
  word: one('A', 'B', 'E', 'P', 'G', '2', '21', 'On', 'Off', '{', '#', '', 'X', 'Inbound'),
  kind: fc.constantFrom('add', 'add', 'remove', 'exchange', 'word', 'word', 'word', 'close'),
});

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

function replacementOf(old: string, { at, statement: fresh, word, kind }: Change): Replacement {
  const pieces = old.split(/(?<=^}\n)/m);
  const index = at % pieces.length;
  const start = pieces.slice(0, index).join('').length;
  const end = start + (pieces[index]?.length ?? 0);
  if (kind === 'add') return { start, end: start, newText: fresh };
  if (kind === 'remove') return { start, end, newText: '' };
  if (kind === 'exchange') return { start, end, newText: fresh };
  const words = [...old.matchAll(/\S+/g)];
  const found = words[at % Math.max(1, words.length)];
  return found ? { start: found.index, end: found.index + found[0].length, newText: word } : { start: 0, end: 0, newText: word };
}

async function opened(texts: readonly string[]): Promise<Library> {
  const library = new Library(new MemoryFileSystem(Object.fromEntries(Object.entries(fixed).map(([name, content]) => [`${folder}/${name}`, content]))), defaultSettings, { roots: [folder] });
  for (const [index, name] of edited.entries()) await library.open(`${folder}/${name}`, 'pagent', texts[index] ?? '');
  await library.ready();
  return library;
}

test('after every edit of a policy all findings are those of a fresh library', { timeout: hanging }, async () => {
  const property = fc.asyncProperty(fc.tuple(text(10), text(25), text(5)), fc.array(change, { minLength: 1, maxLength: 8 }), async (texts, script) => {
    const now: string[] = [...texts];
    const library = await opened(now);
    libraryFacts(library);
    for (const step of script) {
      const before = now[step.file] ?? '';
      const uri = `${folder}/${edited[step.file]}`;
      if (step.kind === 'close') {
        await library.close(uri);
        await library.open(uri, 'pagent', before);
      } else {
        const { start, end, newText } = replacementOf(before, step);
        const after = before.slice(0, start) + newText + before.slice(end);
        await library.edit(uri, after, { start, oldEnd: end, newEnd: start + newText.length });
        now[step.file] = after;
        // Some edits come before anybody asked what the last one brought.
        if (step.at % 4 === 0) continue;
      }
      await library.ready();
      expect(libraryFacts(library)).toEqual(libraryFacts(await opened(now)));
    }
    await library.ready();
    expect(libraryFacts(library)).toEqual(libraryFacts(await opened(now)));
  });
  await holds('edited policies', 80, property);
});
