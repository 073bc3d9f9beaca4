import Ajv from 'ajv';
import schema from '../../../schema/journal-event.schema.json';

const validate = new Ajv({ allErrors: true, strict: true, strictRequired: false }).compile(schema);

/** Where events are not what the schema of the journal says, as `type: place what`. */
export function schemaErrors(events: readonly object[]): readonly string[] {
  return events.flatMap((event) => {
    const type = 'type' in event ? String(event.type) : 'no type';
    if (validate(event)) return [];
    const own = (validate.errors ?? []).filter(({ schemaPath }) => schemaPath.includes(`/${type}/`));
    return [`${type}: ${own.map(({ instancePath, message }) => `${instancePath} ${message}`).join('; ') || 'invalid'}`];
  });
}
