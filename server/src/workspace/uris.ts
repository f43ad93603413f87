/** URIs of files and folders as strings, always in the one spelling that `vscode-uri` prints, so that they compare as strings. */
import { URI, Utils } from 'vscode-uri';

/** The one spelling of a URI; a slash at the end is dropped. A text that is no URI comes back as it is. */
export function canonicalUri(uri: string): string {
  try {
    return trimSlash(URI.parse(uri).toString());
  } catch {
    return uri;
  }
}

/** The folder that holds a file or folder; undefined for the top of a file system. */
export function parentOf(uri: string): string | undefined {
  const parsed = URI.parse(uri);
  if (parsed.path === '/' || parsed.path === '') return undefined;
  return trimSlash(Utils.dirname(parsed).toString());
}

/** The last part of a URI, escapes undone. */
export function nameOf(uri: string): string {
  return Utils.basename(URI.parse(uri));
}

/** The URI of an entry of a folder. */
export function childOf(folder: string, name: string): string {
  const parsed = URI.parse(folder);
  return parsed.with({ path: `${parsed.path.replace(/\/$/, '')}/${name}` }).toString();
}

/** The folder names from the top down, escapes undone. */
export function segmentsOf(uri: string): string[] {
  return URI.parse(uri).path.split('/').filter((s) => s !== '');
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
