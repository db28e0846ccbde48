/** The organisation beside the projects: its workbench and what its places share. */
export const organisation = {
  title: 'Organisation',
  places: 'Places of the organisation',
  place: {
    overview: 'Overview',
    portfolio: 'Portfolio',
    policy: 'Policy',
    providers: 'Providers',
    reviews: 'Reviews',
    registers: 'Registers',
  },
  back: 'Back to projects',
  backToProject: 'Back to {{name}}',
  file: 'Parapet organisation',
  saveAsJson: 'Save as JSON (for Git)',
  saveAsZip: 'Save with evidence and reports (ZIP)',
  openFile: 'Open an organisation file…',
  loading: 'Opening the organisation…',
  providers_one: '{{count}} provider',
  providers_other: '{{count}} providers',
  reviews_one: '{{count}} review',
  reviews_other: '{{count}} reviews',
} as const;
