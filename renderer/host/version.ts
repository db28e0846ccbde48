declare const __PARAPET_VERSION__: string;

/** The version in package.json, put in by the build. */
export const VERSION: string = __PARAPET_VERSION__;
