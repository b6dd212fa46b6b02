/// The contract, sentence by sentence, from outside: real HTTP on a free port, raw bytes through a plain socket, a real
/// database file, the commands as a user starts them. Written from the contract alone, so that a test that fails here
/// says that the product, or the contract, is wrong.
///
/// Most classes are a [sheet][dev.postbackdesk.contract.Sheets]: all their postbacks are sent first; then each is compared,
/// as its answer and as its exported line, with what the contract says about it. Each line's query, headers and body are
/// compared byte for byte with what was sent.
///
/// | of the contract | is shown by |
/// |---|---|
/// | §1 the table of requests, 404, 405 with `Allow`, plain text, no `Server` | `RoutesTest` |
/// | the three paths, `GET` and `POST`, query, form, JSON, other bodies | `BodiesTest` |
/// | the pixel, on all paths, whatever `Accept` says | `AnswersTest` |
/// | *The promise* | `PromiseTest` (kill, restart, whatever the answer), `RedirectTest` (clicks), `LimitsTest` (refused at the door) |
/// | *Limits* | `LimitsTest`; what is as long as they allow: `ExtremesTest` |
/// | *The query* | `RawBytesTest` |
/// | *Answers* | `AnswersTest`, `RejectionsTest` (every code and its status), `ConversionRulesTest` (`always-200`) |
/// | *Precedence* | `PrecedenceTest` (every pair), `AnswersTest` (warnings, information) |
/// | *Parameters*: names, blanks, ambiguous, comperc, param, status, currency | `ParametersTest` |
/// | *Parameters*: amounts | `AmountsTest` |
/// | *Parameters*: decoded once more | `DoubleEncodingTest` |
/// | *Parameters*: placeholders | `PlaceholdersTest` (every style, spelling and parameter) |
/// | *Click ids* | `ClickIdTest` |
/// | *Duplicates* | `RepeatsTest`; a hundred at once: `PromiseTest` |
/// | *Redirect* | `RedirectTest`; a paused link: `ConversionRulesTest` |
/// | windows, senders, defaults, aliases, networks' status words | `ConversionRulesTest` |
/// | §2 `receive` | `ReceiveTest` |
/// | `setup import`, `setup export`, *Definitions* | `SetupTest`, `SetupRefusalTest` |
/// | `postbacks export`, `clicks export`, *One line* | `ExportTest` |
/// | `check` | `CheckTest` |
/// | `judge-again` | `JudgeAgainTest` |
/// | exit codes, one sentence, standard output | `ExitCodesTest`, and every other class about commands |
/// | numbers, times | `PromiseTest` |
/// | tokens masked | `MaskingTest` |
///
/// Not here: 503 and `/health` while nothing can be stored, 429, and the ten seconds to the second, which need a store or a
/// clock that is told to fail (`dev.postbackdesk.http`).
package dev.postbackdesk.contract;
