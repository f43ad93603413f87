/** JSON as VS Code writes its settings: with comments, and with commas behind the last entry. */
import { UsageError } from './io.js';

/** @throws UsageError when it is no JSON even so */
export function decodeJson(text: string): unknown {
  const withoutComments = text.replace(/^\ufeff/, '').replace(/"(?:\\.|[^"\\])*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g, (part) => (part.startsWith('"') ? part : ' '));
  const plain = withoutComments.replace(/"(?:\\.|[^"\\])*"|,(?=\s*[}\]])/g, (part) => (part.startsWith('"') ? part : ''));
  try {
    return JSON.parse(plain);
  } catch (error) {
    throw new UsageError(`The configuration file is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
