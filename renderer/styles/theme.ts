import { createTheme, type MantineColorsTuple } from '@mantine/core';
import { dayPattern, readDay } from '../text/deviceFormat';
import { common } from '../text/en/common';
import { i18n } from '../text/i18n';

/** A quiet blue for what can be pressed; it carries no meaning of its own. */
const action: MantineColorsTuple = [
  '#eef3ff',
  '#dbe4fb',
  '#b3c6f4',
  '#88a5ee',
  '#6489e8',
  '#4d77e5',
  '#406de4',
  '#2757c4',
  '#264fb4',
  '#1844a0',
];
const neutral: MantineColorsTuple = [
  '#f5f6f8',
  '#e9ebee',
  '#dfe2e7',
  '#c6cbd3',
  '#9aa2af',
  '#727b8a',
  '#5d6674',
  '#4d5562',
  '#363c46',
  '#1b1f26',
];
const night: MantineColorsTuple = [
  '#e9ebee',
  '#c9ced6',
  '#aab1bd',
  '#7b8391',
  '#4a505a',
  '#34383f',
  '#25282e',
  '#1d2025',
  '#16181c',
  '#101215',
];
/** What takes something away: white can be read on the shades that buttons are filled with, 7 by day and 6 by night. */
const red: MantineColorsTuple = [
  '#fff5f5',
  '#ffe3e3',
  '#ffc9c9',
  '#ffa8a8',
  '#ff8787',
  '#fa5252',
  '#cf3232',
  '#c22525',
  '#a51d1d',
  '#8a1616',
];

/** Type, space, radius and colour of every component. Sizes in rem: 1 rem is 16 px. */
export const theme = createTheme({
  colors: { action, red, gray: neutral, dark: night },
  primaryColor: 'action',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  fontFamily: 'Inter, "Segoe UI", "Helvetica Neue", "DejaVu Sans", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  defaultRadius: 'sm',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.5rem' },
      h2: { fontSize: '1.25rem' },
      h3: { fontSize: '1rem' },
      h4: { fontSize: '0.875rem' },
    },
  },
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true, events: { hover: true, focus: true, touch: false } } },
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm' } },
    Modal: {
      defaultProps: { centered: true },
      styles: { title: { fontSize: '1rem', fontWeight: 600, lineHeight: 1.35 } },
    },
    // Without this the room for the next entry takes a line of its own below the entries that are there.
    TagsInput: { styles: { inputField: { minWidth: 1 } } },
    MultiSelect: { styles: { inputField: { minWidth: 1 } } },
    DateInput: {
      defaultProps: {
        clearButtonProps: { 'aria-label': i18n.t('clear') },
        valueFormat: dayPattern(),
        dateParser: (typed: string) => readDay(typed),
      },
    },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': common.close } } },
  },
});
