import { fileURLToPath } from 'node:url'
import type { Config } from 'ts-json-schema-generator'
import { DEFAULT_CONFIG, SchemaGenerator, createFormatter, createParser, createProgram } from 'ts-json-schema-generator'
import type { Schema } from './kept-schemas.ts'

/** The JSON schema of each type, made from the declarations in a file and in all it imports. */
export function generateSchemas(declarations: URL, types: readonly string[]): Readonly<Record<string, Schema>> {
  const config: Config & typeof DEFAULT_CONFIG = {
    ...DEFAULT_CONFIG, path: fileURLToPath(declarations), skipTypeCheck: true, topRef: true, jsDoc: 'basic', expose: 'export',
  }
  const program = createProgram(config)
  const generator = new SchemaGenerator(program, createParser(program, config), createFormatter(config), config)
  return Object.fromEntries(types.map((type) => [type, generator.createSchema(type) as Schema]))
}
