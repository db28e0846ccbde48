import { ImportReportDialog } from './ImportReportDialog';
import { OpeningDialog } from './OpeningDialog';
import { ReplaceOrganisationDialog } from './ReplaceOrganisationDialog';
import type { OpenedFiles } from './useOpenFile';

/** What a person sees and decides while a file is opened. */
export function FileDialogs({ files }: { readonly files: OpenedFiles }) {
  return (
    <>
      <OpeningDialog opening={files.opening} onCancel={files.cancel} />
      <ImportReportDialog outcome={files.outcome} onGoOn={files.goOn} />
      <ReplaceOrganisationDialog waiting={files.waiting} onKeep={files.keepPresent} onReplace={files.replace} />
    </>
  );
}
