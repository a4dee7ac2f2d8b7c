import type { Analyzer } from '../analysis/token.ts';

export const NUMBER_TYPES = ['integer', 'long', 'short', 'byte', 'float', 'half_float', 'double'] as const;
export type NumberType = (typeof NUMBER_TYPES)[number];

export type FieldType = 'keyword' | 'text' | 'date' | 'boolean' | 'knn_vector' | NumberType;

export const VECTOR_SPACES = ['cosinesimil', 'innerproduct'] as const;
export type VectorSpace = (typeof VECTOR_SPACES)[number];

/** A leaf of the mapping. */
export interface Field {
  /** Full path. */
  readonly name: string;
  readonly type: FieldType;
  /** Path of the nested object that it is in; empty for the document itself. */
  readonly space: string;
  readonly indexed: boolean;
  readonly docValues: boolean;
  /** Longer keywords are neither indexed nor counted. */
  readonly ignoreAbove: number;
  /** How texts are cut. Keywords are one token as they are. */
  readonly analyzer?: Analyzer;
  readonly searchAnalyzer?: Analyzer;
  readonly positions: boolean;
  readonly norms: boolean;
  readonly vector?: { readonly dimension: number; readonly space: VectorSpace };
}

/** An inner node of the mapping. */
export interface ObjectField {
  readonly kind: 'object' | 'nested' | 'disabled';
  readonly space: string;
  readonly dynamic: 'strict' | 'false' | 'true';
}

export interface Mapping {
  /** By full path, multi-fields included. */
  readonly fields: ReadonlyMap<string, Field>;
  /** By full path; the empty path is the document. */
  readonly objects: ReadonlyMap<string, ObjectField>;
  /** Fields that a value at this path is written to: the field itself and its multi-fields. */
  readonly targets: ReadonlyMap<string, readonly Field[]>;
  readonly sourceIncludes: readonly string[];
  readonly sourceExcludes: readonly string[];
}

export const isNumeric = ({ type }: Pick<Field, 'type'>) => (NUMBER_TYPES as readonly string[]).includes(type);
