const END_FIELDS = ['site', 'address', 'room', 'position', 'contact', 'phone'];
const fields = (names: readonly string[]): string => names.map((name) => `'${name}', ${name}`).join(', ');

/**
 * Version 1 to 2: all that is known of a circuit as one body, so that a new field needs no column. The outer patch leaves out what is not known. A
 * released step is never edited.
 */
export const SECOND = `
ALTER TABLE circuits ADD COLUMN body TEXT NOT NULL DEFAULT '{}';
UPDATE circuits SET body = json_patch('{}', json_object(
  ${fields(['number', 'service', 'rate', 'grade', 'span'])},
  'inService', json(iif(in_service = 1, 'true', 'false')),
  'customer', json(iif(has_customer = 1, json_object(
    'name', (SELECT name FROM customers WHERE id = customer_id), 'contact', customer_contact, 'phone', customer_phone), NULL)),
  'ends', json((SELECT iif(count(*) = 0, NULL, json_group_object(side, json_object(${fields(END_FIELDS)})))
    FROM circuit_ends WHERE circuit_id = circuits.id))));
DROP TABLE circuit_ends;
${['has_customer', 'customer_contact', 'customer_phone', 'service', 'rate', 'grade', 'span', 'in_service']
  .map((column) => `ALTER TABLE circuits DROP COLUMN ${column};`)
  .join('\n')}`;
