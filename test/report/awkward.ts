/** Text that breaks careless writers: each stands somewhere in `everything`. */
export const awkward = {
  cdata: 'ends a CDATA section ]]> early',
  script: '<script>alert(1)</script>',
  control: 'NUL \u0000 bell \u0007 escape \u001b[31mred\u001b[0m C1 \u009b31m DEL \u007f end',
  bidi: 'override \u202Egnp.exe isolate \u2066x',
  emoji: 'sealed 📮 by 👩🏽‍💻 on time',
  hebrew: 'שלום עולם, בדיקת אבטחה',
  unbroken: 'A'.repeat(5000),
  formula: "=cmd|' /C calc'!A0",
  pipes: 'a | b \\| c `d` *e* _f_ [g](javascript:alert(1)) # h',
  lines: 'first line\r\nsecond line\n\nfourth line\ttabbed',
  surrogate: 'lone \ud800 surrogate \ufffe noncharacter',
  longId: `item-${'0123456789'.repeat(18)}`,
} as const;
