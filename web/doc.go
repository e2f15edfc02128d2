// Package web is the desk on a screen: pages for people, a small API for
// programs, and the events that say that something changed.
//
// A request is read once into an ask (who, as of when), a handler asks the House
// one thing and fills one page struct, the page is rendered to bytes, and only
// then is a header sent. routes.go lists every address; each page has a file, a
// struct and a template of the same name.
//
// Promises:
//   - Every page is one moment: live, or as of the time in ?as_of=. A past page
//     says so unmistakably and holds no form that decides.
//   - What is absent and what the viewer may not read are the same answer, byte
//     for byte. Without a session every address gives the same answer.
//   - Pages work without scripts. Nothing is fetched from outside, no script or
//     style stands in a page, and nothing is kept by the browser.
//   - What a person was shown is recorded before it is sent ([House.Showed]).
//   - Nothing on a screen moves by itself: changes are told, and shown when asked.
//   - A decision sent twice counts once.
//   - Every page and print says of which class the house is.
package web
