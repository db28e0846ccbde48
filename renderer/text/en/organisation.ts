/** The organisation beside the projects: its workbench and what its places share. */
export const organisation = {
  title: 'Organisation',
  places: 'Places of the organisation',
  place: {
    overview: 'Overview',
    policy: 'Policy',
    providers: 'Providers',
    registers: 'Registers',
  },
  back: 'Back to projects',
  backToProject: 'Back to {{name}}',
  file: 'Parapet organisation',
  saveAsJson: 'Organisation as JSON (for Git)',
  saveAsZip: 'Organisation with evidence (ZIP)',
  loading: 'Opening the organisation…',
  counts: '{{providers}} providers, {{reviews}} reviews',
} as const;
