export const responsibility = {} as const;
