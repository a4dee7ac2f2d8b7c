/** Emoji by their first code point. Lines of `valence emoji`. */
export const EMOJI = `
3.2 😍🥰🤩😻❤💖💗💓💞💕💘💝💟🎉🥳🏆💯🙌
2.6 😀😃😄😁😆😊☺😇🤗😘😚😙😗💙💚💛💜🧡🤎🖤🤍👏👍🎊🎂🎁🥇💪🌟⭐✨🌈💐🌹🤟♥💋😺😸
2.0 😂🤣😅😉🙂🤭😋😛😜😝🤪😎🤠🙏🌞☀🌸🌺🌻🎈🍾🥂🍻👌✌🤞🤝🆒✅🔥👑💃🕺😌🥹🎶🎵🫶🙋
0.8 🙃😏🤓👋🤙👀💫🍀🎓🍰🍕🎄🎅☕🐶🐱😹👐
-1.0 😐😑😶🙄😬😯🤔😳🤷😴🥱😲😮😪🥴😓😥🤨🙈
-2.0 😕🙁☹😟😞😔😒😣😖😫😩😦😧😨😰😢😿💔👎🤕🤒😷🤢🥺🤦🚫❌⚠🤧🥵🥶😵🙅🥀👿
-2.8 😭😤😠😡🤬😱🤮💩🖕😾😈☠💀🔪💣⚰
`;

/** Mouths of western faces such as `:-)`: `valence mouths`. */
export const MOUTHS = `
2.1 ) ] } * 3
2.6 D
1.6 P p b
-2.0 ( [ {
-1.5 c C / \\ |
-1.2 S s
-2.2 @
-0.8 x X $
0.2 o O 0
`;
