/** URIs of files and folders as strings, always in the one spelling that `vscode-uri` prints, so that they compare as strings. */
import { URI, Utils } from 'vscode-uri';

/** The one spelling of a URI; a slash at the end is dropped. A text that is no URI comes back as it is. */
export function canonicalUri(uri: string): string {
  try {
    return trimSlash(URI.parse(wellFormed(uri)).toString());
  } catch {
    return uri;
  }
}

/** Half a surrogate pair cannot be escaped; no file has it in its name, and what names one so finds nothing. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Never throws: a text that is no URI counts as one of a scheme that no file has. */
function parsed(uri: string): URI {
  try {
    return URI.parse(wellFormed(uri));
  } catch {
    return URI.from({ scheme: 'invalid', path: `/${wellFormed(uri)}` });
  }
}

/** The folder that holds a file or folder; undefined for the top of a file system. */
export function parentOf(uri: string): string | undefined {
  const at = parsed(uri);
  if (at.path === '/' || at.path === '') return undefined;
  return trimSlash(Utils.dirname(at).toString());
}

/** The last part of a URI, escapes undone. */
export function nameOf(uri: string): string {
  return Utils.basename(parsed(uri));
}

/** The URI of an entry of a folder. */
export function childOf(folder: string, name: string): string {
  const at = parsed(folder);
  return at.with({ path: `${at.path.replace(/\/$/, '')}/${wellFormed(name)}` }).toString();
}

/** The folder names from the top down, escapes undone. */
export function segmentsOf(uri: string): string[] {
  return parsed(uri).path.split('/').filter((s) => s !== '');
}

export const schemeOf = (uri: string): string => uri.slice(0, Math.max(0, uri.indexOf(':'))).toLowerCase();

/** Whether the URI is the folder itself or stands anywhere below it. */
export function isWithin(uri: string, folder: string): boolean {
  return uri === folder || uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** The folder itself, then the folders above it, up to the top of the file system. */
export function* upwards(folder: string): Generator<string> {
  for (let at: string | undefined = folder; at !== undefined; at = parentOf(at)) yield at;
}

function trimSlash(uri: string): string {
  return uri.endsWith('/') && !uri.endsWith(':/') && !uri.endsWith('//') ? uri.slice(0, -1) : uri;
}
