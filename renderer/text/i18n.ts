import i18next, { type FormatterModule, type i18n as I18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { inSentence } from './deviceFormat';
import { en } from './en';

/** The message catalogue. Another language is another folder beside `en` with the same keys. */
export const i18n: I18n = i18next.createInstance();

const formatter: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value, format) => inSentence(value, format),
};

void i18n
  .use(formatter)
  .use(initReactI18next)
  .init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en },
    defaultNS: 'common',
    initAsync: false,
    // React escapes; escaping here would show `&amp;` to people.
    interpolation: { escapeValue: false, alwaysFormat: true },
  });
