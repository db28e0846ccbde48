/** The one door to Electron: everything else imports it from here, so that tests need to replace one module. */
export { app, BrowserWindow, dialog, ipcMain, Menu, Notification, protocol, session, shell } from 'electron';
