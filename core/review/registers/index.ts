export { linesOf, linksOf, valuesOf } from './cells';
export * from './findings';
export { type LineFromTable, registerFromTable, type TableReading } from './fromTable';
export * from './matrix';
export * from './names';
export { isPartsList, PARTS_REGISTER, tableOfParts } from './partsList';
export * from './projectNames';
export { isAddress, readCell } from './readCell';
export { registerTable } from './table';
