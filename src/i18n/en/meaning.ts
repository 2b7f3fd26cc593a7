import type { MeaningWords } from '../language.ts';

/** Words whose loss or addition changes what an English sentence says. */
export const meaning: MeaningWords = {
  negations: `
    not no never none nobody nothing neither nor nowhere without cannot hardly barely scarcely -n't
    dont doesnt didnt isnt wasnt arent werent cant couldnt wont wouldnt shouldnt hasnt havent hadnt`,
  negativePrefixes: 'un in im il ir non dis',
  numbers: `
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million
    millions billion billions trillion trillions dozen dozens half third quarter first second once twice`,
};
