import { includesMembers, luCount, luMembers, readLus } from '../../syntax/tn3270-lu-names.js';
import type { GroupDefinition, GroupReference } from '../../syntax/tn3270-names.js';
import type { TelnetStatement } from '../../syntax/tn3270.js';
import { defineCheck } from '../check.js';
import { at, telnetIn } from './profile.js';
import { groupsMeant, type InFile } from './spaces.js';

/** Terminals and their printers in unequal numbers (reference: telnet, LUGROUP: printer association). */
export const telnetPrinterGroup = defineCheck({
  code: 'telnet-printer-group',
  severity: 'warning',
  summary: 'A group of terminals and the group of printers that goes with it have different sizes.',
  explanation: `
\`LUMAP\` with a printer group at its end gives each terminal the printer in the same place of the other group. Both need the same number of
single names and the same ranges; and neither can be one that an exit supplies. Otherwise some terminals have no printer of their own.

Ranges are counted where it is certain how they count. Nothing is said of names with system symbols.`,
  example: {
    TN3270: `
      TELNETPARMS
        PORT 23
      ENDTELNETPARMS
      BEGINVTAM
        PORT 23
        LUGROUP TERMS LUT001..LUT020 ENDLUGROUP
        PRTGROUP PRINTS LUP001..LUP010 ENDPRTGROUP
        LUMAP TERMS 192.0.2.9 ⟦PRINTS⟧
        ALLOWAPPL TSO*
      ENDVTAM
    `,
  },
  *file(context) {
    const names = telnetIn(context)?.names;
    if (!names) return;
    const byMapping = new Map<TelnetStatement, GroupReference[]>();
    for (const reference of names.references) if (reference.statement.type?.name === 'LUMAP') byMapping.set(reference.statement, [...(byMapping.get(reference.statement) ?? []), reference]);
    for (const references of byMapping.values()) {
      const group = (type: string): InFile<GroupDefinition> | undefined => references.filter(({ types }) => types.includes(type)).flatMap((reference) => groupsMeant(context.model, context.file, reference))[0];
      const last = references.find(({ types }) => types.includes('PRTGROUP'));
      const [terminals, printers] = [group('LUGROUP'), group('PRTGROUP')];
      const fault = last && terminals && printers && difference(terminals.name.statement, printers.name.statement);
      if (fault) yield { at: at(last), message: `${terminals.name.name} and ${printers.name.name} do not go together: ${fault}. Give both the same number of names and ranges.`, related: [terminals, printers].map(({ file, name }) => ({ at: { uri: file.uri, ...at(name) }, message: `The group ${name.name}.` })) };
    }
  },
});

/** Why the two cannot be associated; undefined where they can, or it is not certain. */
function difference(terminals: TelnetStatement, printers: TelnetStatement): string | undefined {
  if (!terminals.end || !printers.end) return undefined;
  if (isExit(terminals) || isExit(printers)) return 'a group that an exit supplies cannot have printers of its own';
  const [left, right] = [sizeOf(terminals), sizeOf(printers)];
  if (!left || !right) return undefined;
  if (left.singles !== right.singles) return `the one has ${left.singles} single names, the other ${right.singles}`;
  return left.names === right.names ? undefined : `the ranges of the one hold ${left.names} names, those of the other ${right.names}`;
}

const isExit = ({ operands }: TelnetStatement): boolean => operands[1]?.text.toUpperCase() === 'EXIT';

interface Size {
  readonly singles: number;
  readonly names: number;
}

/** Many mappings may name the same group: it is counted once. */
const sizes = new WeakMap<TelnetStatement, { readonly size: Size | undefined }>();

function sizeOf(statement: TelnetStatement): Size | undefined {
  let known = sizes.get(statement);
  if (!known) sizes.set(statement, (known = { size: counted(statement) }));
  return known.size;
}

function counted(statement: TelnetStatement): Size | undefined {
  if (includesMembers(statement)) return undefined;
  let [singles, names] = [0, 0];
  for (const word of luMembers(statement)) {
    const range = readLus(word);
    const count = range && luCount(range);
    if (count === undefined) return undefined;
    if (word.text.includes('..')) names += count;
    else singles++;
  }
  return { singles, names };
}
