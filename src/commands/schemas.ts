import './publication-folder.ts';
import { schemaFolder, writeSchemas } from '../desk/schemas/write-schemas.ts';
import { counted } from '../text/counted.ts';
import { readArguments } from './arguments.ts';

/** `npm run schemas`: writes JSON Schemas of the content files, for completion and underlined errors in text editors. */
readArguments({ usage: 'npm run schemas\n  writes JSON Schemas of the content files for text editors' });
const written = await writeSchemas(process.cwd());
console.log(
  `${counted(written.length, 'file')} for text editors in ${schemaFolder}/. Run this again after adding topics, people or sources.`,
);
