package main

import (
	"os"
	"strings"
	"testing"

	"watchfloor/internal/browser"
)

// TestHandlingCodesStandOnTopAndAreChangedAtTheDesk takes a report in with codes
// that bind, finds them on top of the pages and on what is printed, and changes
// them with words why.
func TestHandlingCodesStandOnTopAndAreChangedAtTheDesk(t *testing.T) {
	data := t.TempDir()
	house := serving(t, "--data", data)
	d := sitting{t, browser.Open(t).Page(t), house.base}
	d.p.Goto(house.link)
	d.p.WaitUntil(`location.pathname === '/'`)
	d.holdFromOutside(data)
	d.p.Goto(d.base + "/take")
	d.p.Type("input[name=handling]", "TLP:RED, C, ask the coastguard")
	d.takeIn("Man at the gate", "Nadja Ostrander asked for the rota of the guards. Ring 07700 900123.")
	d.says("section.notice", "TLP:RED · C · in words")
	d.look("what became of it")
	shot(d, "take")

	d.p.Goto(d.base + "/")
	d.says(".carried", "TLP:RED · C · in words")
	d.says(".carried", "not beyond those named as recipients")
	d.says(".row .codes", "TLP:RED")
	d.look("the board")
	shot(d, "board")
	d.p.Follow(".row h2 a")
	d.says("details.codes summary", "TLP:RED · C · in words")
	d.p.Click("details.codes summary")
	d.look("the lead with all its codes")
	shot(d, "lead")
	if d.p.Eval(`matchMedia('print').matches || getComputedStyle(document.querySelector('.carried')).display`) != "block" {
		t.Error("what binds is not shown")
	}

	d.p.Follow("article.member h3 a")
	d.says("main", "TLP:RED, C, ask the coastguard")
	d.p.Click("details.handle summary")
	d.look("the form of the codes")
	shot(d, "report")
	d.p.Click("details.handle input[value='TLP:RED']")
	d.p.Click("details.handle input[value='C']")
	d.p.Click("details.handle input[value='in words']")
	d.p.Click("details.handle input[value='TLP:GREEN']")
	d.p.Type("details.handle textarea", "the coastguard agreed")
	d.p.Follow("details.handle button")
	d.says(".trail", "Handling set to TLP:GREEN")
	d.says(".trail", "the coastguard agreed")
	d.says("main dl details.codes summary", "TLP:GREEN")
	if d.p.Count(".carried.binds") != 0 {
		t.Error("what does not bind stands on top")
	}
	d.p.Follow("a[href^='/holding/']")
	d.says("main dl details.codes summary", "no handling stated")
	d.says(".chips", "TLP:GREEN · partly not stated")
	d.look("the holding")
	shot(d, "holding")
	if errors := d.p.Errors(); len(errors) > 0 && !strings.Contains(strings.Join(errors, ""), "favicon") {
		t.Errorf("the console shows %q", errors)
	}
}

func shot(d sitting, name string) {
	if dir := os.Getenv("SHOTS"); dir != "" {
		d.p.Screenshot(dir+"/"+name+".png", 1280, 900, false)
		d.p.Screenshot(dir+"/"+name+"-390.png", 390, 844, true)
		d.p.Eval("1")
	}
}
