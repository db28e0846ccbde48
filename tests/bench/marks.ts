/** The moment at which the model is there, parsed, and the screen may begin: in the performance timeline of both pages. */
export const MODEL_MARK = 'parapet: model shown';
