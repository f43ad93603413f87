/** The statements of main and image files that name other files: TcpImage, TTLSConfig, CommonTTLSConfig and their likes. */
import type { FileRole } from '../../catalog/types.js';
import type { FileReference } from '../../workspace/facts.js';
import type { Include, Model } from '../../workspace/model.js';
import type { DraftPlace } from '../check.js';

/** TTLSConfig, IPSecConfig …: of the image file. */
export const isImageStatement = ({ role, common }: FileReference): boolean => role !== 'image' && !common;

/** TcpImage, PEPInstance, CommonTTLSConfig …: of the main file. */
export const isMainStatement = (reference: FileReference): boolean => !isImageStatement(reference);

/** Keyword and operands. */
export function placeOfStatement({ from, reference }: Include): DraftPlace {
  const { statement, item } = reference;
  return { uri: from, item, span: { start: statement.keyword.start, end: statement.end } };
}

/** The file name where there is one, else the statement. */
export function placeOfName(include: Include): DraftPlace {
  const { word, item } = include.reference;
  return word ? { uri: include.from, item, span: word } : placeOfStatement(include);
}

/** The name under which a statement of the discipline stands in an image file: TTLSConfig. */
export const imageKeyword: Readonly<Record<Exclude<FileRole, 'main' | 'image'>, string>> = {
  ttls: 'TTLSConfig',
  ipsec: 'IPSecConfig',
  ids: 'IDSConfig',
  qos: 'QOSConfig',
  routing: 'RoutingConfig',
  zert: 'ZERTConfig',
};

/** The image statements of a role in a file, in order. */
export function imageStatements(model: Model, uri: string, role: FileRole): readonly Include[] {
  return model.includesFrom(uri).filter((include) => include.reference.role === role && isImageStatement(include.reference));
}
