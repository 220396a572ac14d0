import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CATALOGUE, type Field } from '../../src/features/shared/facts/catalogue';

interface Schema {
  $ref?: string;
  anyOf?: Schema[];
  enum?: (string | null)[];
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
}

const schemas = JSON.parse(readFileSync('api/openapi.json', 'utf8')).components.schemas as Record<
  string,
  Schema
>;

function resolved(schema: Schema | undefined): Schema {
  return schema?.$ref ? (schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}) : (schema ?? {});
}

function words(schema: Schema): string[] {
  const all = [schema, ...(schema.anyOf ?? [])].map(resolved);
  return all.flatMap((one) => one.enum ?? []).filter((word) => word !== null);
}

function property(kind: string, name: string): Schema {
  return name
    .split('.')
    .reduce((at, step) => resolved(at.properties?.[step]), resolved(schemas[`CaseDocument.${kind}`]));
}

/** Fields that no form asks for: a film is made by signing landmarks. */
const ASKED = Object.entries(CATALOGUE) as [string, readonly Field[]][];

describe.each(ASKED)('the form of %s', (kind, fields) => {
  it('asks for every field of the record, and for no other', () => {
    const known = Object.keys(resolved(schemas[`CaseDocument.${kind}`]).properties ?? {}).sort();
    expect([...new Set(fields.map((field) => field.name.split('.')[0]))].sort()).toEqual(known);
  });

  it('offers every word of the record, and no other', () => {
    for (const field of fields) {
      if (field.type === 'choice')
        expect(words(property(kind, field.name)), field.name).toEqual(
          [...field.options].sort(byPlace(property(kind, field.name))),
        );
      if (field.type === 'choices')
        expect(new Set(words(resolved(property(kind, field.name).items)))).toEqual(new Set(field.options));
    }
  });

  it('requires what the record requires', () => {
    const required = resolved(schemas[`CaseDocument.${kind}`]).required ?? [];
    expect(
      fields
        .filter((field) => field.required)
        .map((field) => field.name)
        .sort(),
    ).toEqual([...required].sort());
  });
});

function byPlace(schema: Schema): (one: string, other: string) => number {
  const order = words(schema);
  return (one, other) => order.indexOf(one) - order.indexOf(other);
}
