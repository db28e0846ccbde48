declare module 'pdfmake/build/pdfmake' {
  const pdfMake: {
    addVirtualFileSystem(files: Readonly<Record<string, string>>): void;
    setFonts(fonts: object): void;
    setTableLayouts(layouts: object): void;
    setUrlAccessPolicy(allows: (url: string) => boolean): void;
    setProgressCallback(tell: (fraction: number) => void): void;
    createPdf(definition: object): { getBuffer(): Promise<Uint8Array> };
  };
  export default pdfMake;
}
