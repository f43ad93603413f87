/** JSON as VS Code writes its settings: with comments, and with commas behind the last entry. */
import { UsageError } from './io.js';
import { visible } from './terminal-text.js';

/** @param file its name, for the message. @throws UsageError when it is no JSON even so */
export function decodeJson(text: string, file: string): unknown {
  const withoutComments = text.replace(/^\ufeff/, '').replace(/"(?:\\.|[^"\\])*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g, (part) => (part.startsWith('"') ? part : ' '));
  const plain = withoutComments.replace(/"(?:\\.|[^"\\])*"|,(?=\s*[}\]])/g, (part) => (part.startsWith('"') ? part : ''));
  try {
    return JSON.parse(plain);
  } catch (error) {
    throw new UsageError(`${file}: the configuration file is no JSON: ${visible(error instanceof Error ? error.message : String(error))}`);
  }
}
