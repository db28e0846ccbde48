import { describe, expect, it } from 'vitest';
import { shippedLibrary } from '../../tests/support/templates';
import { createDataTypeGuesser, createTypeGuesser } from './guess';
import { createReader } from './languages';

const library = shippedLibrary();
const read = createReader(library.languages.values());

describe('a name in another language', () => {
  it.each([
    ['Servidor de base de datos', 'database server', 'Spanish'],
    ['Aplicação móvel', 'mobile application', 'Portuguese'],
    ['API Gateway de pagos', 'payments api gateway', 'Spanish'],
    ['Serveur Apache', 'apache server', 'French'],
    ['Kundendatenbank', 'customers database', 'German'],
    ['Gebruikersbestanden', 'users files', 'Dutch'],
    ['Сервис оплаты', 'payment service', 'Russian'],
    ['Płatności', 'payments', 'Polish'],
    ['Kullanıcı veritabanı', 'user database', 'Turkish'],
    ['用户数据库', 'user database', 'Chinese'],
    ['Oracle数据库', 'oracle database', 'Chinese'],
    ['Webサーバー', 'web server', 'Japanese'],
    ['인증 서버', 'authentication server', 'Korean'],
  ])('“%s” reads “%s” in %s', (name, text, language) => {
    expect(read(name)).toEqual({ text, language });
  });

  it('is not seen in English names, nor in names of products', () => {
    for (const name of [
      'Order service',
      'To do list',
      'Load balancer',
      'Do not disturb',
      'Van fleet API',
      'MongoDB',
      'Con Edison',
      'der',
    ])
      expect(read(name), name).toBeNull();
  });

  it('is no English word that it resembles but for its signs', () => {
    expect(read('Händler')).toEqual({ text: 'merchant', language: 'German' });
    expect(read('Buchhändler')).toEqual({ text: 'buch merchant', language: 'German' });
    expect(read('Haendler')?.text).toBe('merchant');
    for (const name of ['Event handler', 'Request Handler', 'Payment handler', 'Handler'])
      expect(read(name), name).toBeNull();
  });

  it('is guessed with a reason that says how it was read', () => {
    expect(createTypeGuesser(library)({ name: 'База данных', kind: 'store' })).toMatchObject({
      type: 'rdbms',
      reason: '“database” says Managed relational database (“database” in Russian)',
    });
    expect(createDataTypeGuesser(library)('Пароли')?.id).toBe('cred');
  });

  it('counts no more because it is written without accents', () => {
    const guess = createTypeGuesser(library);
    for (const [plain, accented] of [
      ['Aplicacion web', 'Aplicación web'],
      ['Uzytkownik', 'Użytkownik'],
      ['Musteri', 'Müşteri'],
    ] as const)
      expect(guess({ name: plain })?.type, plain).toBe(guess({ name: accented })?.type);
  });
});
