import { expect, test } from 'vitest';
import { phonesIn } from '../../src/questionnaire/values/phones.ts';

const numbersIn = (text: string, country: string) => phonesIn(text, country).map(({ number }) => number);

test.each([
  ['987654321/22/23', 'PE', '+51987654321', '+51987654322', '+51987654323'],
  ['(01) 555-0101 / 0102', 'PE', '+5115550101', '+5115550102'],
  ['+56 2 2555 0101 / 02', 'CL', '+56225550101', '+56225550102'],
  ['787-555-0143/0144 x12', 'PR', '+17875550143', '+17875550144'],
])('%s: endings stand for the last digits of numbers that follow each other', (text, country, ...numbers) => {
  expect(numbersIn(text, country)).toEqual(numbers);
});

test.each([
  ['(01) 555-0100 al 0103', 'PE', '+5115550100', '+5115550103'],
  ['787-555-0100 to 0103', 'PR', '+17875550100', '+17875550103'],
  ['(11) 3456-7890 a 7899', 'BR', '+551134567890', '+551134567899'],
])('%s: of a span both ends are numbers', (text, country, ...numbers) => {
  expect(numbersIn(text, country)).toEqual(numbers);
});

test.each([
  '987654321 / 24 horas',
  '987654321 / 24/7',
  '987654321 / 9 a 18 hs',
  '987654321 / 8:00-18:00',
  '987654321 / 28/11/2026',
  '987654321/88',
  '987654321 / 2',
  '987654321 (2 veces)',
  '987654321 al 0800',
])('%s: what follows otherwise is no ending', text => {
  expect(numbersIn(text, 'PE')).toEqual(['+51987654321']);
});

test('an area code before a stroke is part of its number', () => {
  expect(numbersIn('0351-456/7890', 'AR')).toEqual(['+543514567890']);
  expect(numbersIn('+55 11 / 91234-5678', 'BR')).toEqual(['+5511912345678']);
});

test.each([
  'anexo 123',
  'anx. 123 / 124',
  'anexos 4501/4502',
  'ext.12',
  'ext 2501-2502',
  'x123',
  'x 123',
  '#123',
  '(123)',
  'int 4',
  'interno 45',
  'ramal 33',
  'r. 33',
  'opción 2',
  'opção 2',
  'option 2 then 4',
])('the extension "%s" is left out, and is no number of its own', extension => {
  expect(numbersIn(`(01) 555-0101 ${extension}`, 'PE')).toEqual(['+5115550101']);
});

test.each(['anexo 123, 987 654 321', 'anexo 123 / 987654321', 'x 987654321', '# 987 654 321'])(
  'a whole number behind "%s" is none',
  behind => {
    expect(numbersIn(`(01) 555-0101 ${behind}`, 'PE')).toEqual(['+5115550101', '+51987654321']);
  },
);

test.each(['DNI 41234567', 'RUC: 20123456789', 'ticket nro. 4567890', 'CPF 123.456.789-09'])(
  '"%s" is no telephone number',
  text => {
    expect(numbersIn(`${text}, 987654321`, 'PE')).toEqual(['+51987654321']);
  },
);

test.each(['24/7', '24x7', '24 horas', '8-18', '2do piso'])(
  '"%s" behind a number is no part of it',
  words => {
    expect(numbersIn(`+51 987 654 321 ${words}`, 'PE')).toEqual(['+51987654321']);
    expect(numbersIn(`987654321 ${words}`, 'PE')).toEqual(['+51987654321']);
  },
);

test.each([
  '987654321 (01) 555-0101',
  '987 654 321 01 555 0101',
  '+51 987 654 321 +51 1 555 0101',
  '+51987654321 015550101',
])('%s: nothing but a space may stand between two numbers', text => {
  expect(numbersIn(text, 'PE')).toEqual(['+51987654321', '+5115550101']);
});

test.each([
  ['6123-4567 730-1730', 'PA', '+50761234567'],
  ['2222-1234 4501-4502', 'GT', '+50222221234'],
  ['987654321 44567891', 'PE', '+51987654321'],
])('%s: hours, extensions and papers behind a number are none', (text, country, number) => {
  expect(numbersIn(text, country)).toEqual([number]);
});

test('the number of a point of a list is none', () => {
  const list = '987654321 2) Luis Paz 986654321, 3) 12) nadie';
  expect(numbersIn(list, 'PE')).toEqual(['+51987654321', '+51986654321']);
});

test('a number that is wrong in itself stays as it was written', () => {
  expect(numbersIn('+51 987 654 3210', 'PE')).toEqual(['+519876543210']);
  expect(numbersIn('+55 11 91234 56789', 'PE')).toEqual(['+55119123456789']);
});
