/** What the place of a file says: its folder or data set, its member name, its extension. */

export interface Location {
  /** The path with `/` between its parts, escapes of a URI undone. */
  readonly path: string;
  /** Last part of the path without its extension, upper case: the member name. */
  readonly member: string;
  /** Extension in lower case, without the dot; empty when there is none. */
  readonly extension: string;
  /** The file is a member of a library named like USER.TCPPARMS, or lies in a folder named so. */
  readonly inLibrary: boolean;
}

/**
 * Reads a path or URI: `zowe-ds:/zosmf/USER.Z24C.TCPPARMS/PAGENTTN`, `…/USER.Z24C.TCPPARMS(PAGENTTN)`, `C:\lib\TCPPARMS\TN3270.txt`.
 */
export function locate(pathOrUri: string): Location {
  const path = unescaped(pathOrUri).replace(/\\/g, '/').replace(/\/+$/, '');
  const last = path.slice(path.lastIndexOf('/') + 1);
  const bracketed = /^(?<library>[^()]+)\((?<member>[^()]+)\)(?:\.(?<extension>\w+))?$/.exec(last)?.groups;
  if (bracketed) {
    return {
      path,
      member: (bracketed['member'] ?? '').toUpperCase(),
      extension: (bracketed['extension'] ?? '').toLowerCase(),
      inLibrary: isLibrary(bracketed['library'] ?? '') || path.split('/').slice(0, -1).some(isLibrary),
    };
  }
  const dot = last.lastIndexOf('.');
  const hasExtension = dot > 0;
  return {
    path,
    member: (hasExtension ? last.slice(0, dot) : last).toUpperCase(),
    extension: hasExtension ? last.slice(dot + 1).toLowerCase() : '',
    inLibrary: path.split('/').slice(0, -1).some(isLibrary),
  };
}

const isLibrary = (folder: string): boolean => /TCPPARMS/i.test(folder);

/** Undoes %28 and the like of a URI and cuts off its query; a plain path stays as it is (`#` and `%` are legal in it). */
function unescaped(path: string): string {
  if (!/^[a-z][\w+.-]+:\//i.test(path)) return path;
  const withoutQuery = path.replace(/[?#].*$/, '');
  try {
    return decodeURIComponent(withoutQuery);
  } catch {
    return withoutQuery;
  }
}
