/** UCUM as it is printed on a ward. Units without a line here are shown as they are. */
const PRINTED: Readonly<Record<string, string>> = {
  'ug.h/L': 'µg.h/L',
  'umol.h/L': 'µmol.h/L',
  'ug/L': 'µg/L',
  'ug/mL': 'µg/mL',
  'umol/L': 'µmol/L',
  ug: 'µg',
  'mL/min/{1.73_m2}': 'mL/min per 1.73 m²',
  'kg/m2': 'kg/m²',
  m2: 'm²',
  a: 'years',
  mo: 'months',
  wk: 'weeks',
  d: 'days',
  '1': '',
  '[iU]': 'IU',
  '[iU]/L': 'IU/L',
  '10*9/L': '10⁹/L',
};

export const printUnit = (code: string): string => PRINTED[code] ?? code;
