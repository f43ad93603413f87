// docs/settings.md from the settings that package.json contributes.
import { readFile } from 'node:fs/promises';
import path from 'node:path';

export const name = 'settings';

function values(property) {
  if (property.enum) return property.enum.map((v) => `\`${v}\``).join(', ');
  const nested = property.additionalProperties?.enum;
  if (nested) return `object of ${nested.map((v) => `\`${v}\``).join(', ')}`;
  return [property.type].flat().join(' or ');
}

/** @returns {Promise<Map<string, string>>} The page by its path. */
export async function files() {
  const manifest = JSON.parse(await readFile(path.resolve(import.meta.dirname, '../package.json'), 'utf8'));
  const rows = Object.entries(manifest.contributes.configuration.properties).map(
    ([key, property]) => `| \`${key}\` | ${(property.markdownDescription ?? property.description).replace(/\|/g, '\\|')} | ${values(property)} | \`${JSON.stringify(property.default)}\` |`,
  );
  const page = [
    '# Settings',
    '',
    '<!-- Made by `npm run generate` from package.json. Do not edit. -->',
    '',
    'In VS Code these are ordinary settings. The command reads the same names from the file given with `--config`. A value that cannot be used is reported once, and the default holds.',
    '',
    '| Setting | Meaning | Values | Default |',
    '|---|---|---|---|',
    ...rows,
    '',
    'In a workspace that is not trusted, `tcpparms.dataSets` and `tcpparms.unixRoot` of the workspace are not used: they could name files outside it.',
    '',
  ].join('\n');
  return new Map([['docs/settings.md', page]]);
}
