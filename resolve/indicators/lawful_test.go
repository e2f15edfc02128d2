package indicators

import "testing"

// TestLawfulSpeechAloneIsNothing: protest, worship, journalism, photography and talk of
// what is wrong with the world, told by those who do it and by those who see it.
func TestLawfulSpeechAloneIsNothing(t *testing.T) {
	for _, text := range []string{
		"We stood outside the ministry for three hours and sang.", "They will block the gates of the coal port on Monday.",
		"I chained myself to the railings and waited for the police.", "Hundreds sat down on the tracks to stop the train with the waste.",
		"No justice, no peace, they shouted.", "The government must fall and we will bring it down at the ballot box.",
		"Join our struggle for a free press.", "Come and fight for your rights with us on Saturday.", "Stop the cuts or resign, the banner said.",
		"We will be back tomorrow and every day until they listen.", "He burned his own flag in front of the parliament.",
		"She wants the king gone and says so every day.", "They are killing the health service.", "another bus cut in the docks, they are killing us",
		"Boycott them until they pay fair wages, the leaflet says.", "He swore allegiance to the republic.", "They went on hunger strike.",
		"The preacher said that sinners will burn in hell.", "After the prayers there was a collection for the poor.",
		"He fasts, prays five times a day and gave away his money to the poor.", "The rabbi spoke about war and peace.",
		"A sermon about the sword of the spirit.", "They meet in the cellar to read the Bible.", "She converted last year and wears a veil.",
		"I filmed the police at the march and they asked me to stop.", "I took pictures of the officers' numbers for my article.",
		"She wrote down what the minister said and published it.", "We are making a documentary about the prison and its guards.",
		"He asked the spokesman how many officers were on the square.", "Our reporter followed the minister around the country for a week.",
		"A source gave us the list of donors and we printed it.", "I photograph power stations, bridges and old docks.",
		"He took a photo of the cathedral from the other side of the bridge.", "She films trains and puts them on her channel.",
		"Tourists took pictures of the palace and the horses.", "He sketches churches and station halls.",
		"I have watched birds with binoculars from that hill for years.", "They sell badges and old uniforms at the flea market.",
		"People say that somebody will get hurt at this crossing.", "I won't be here on Sunday, we are on holiday.",
		"He was given a final warning at work for being late.", "The council sent nobody to mend the road.", "You have until Friday to return the book.",
		"She took her tablets and went to bed.", "My eyes water, it is the pollen.",
		"He has written a book about the bombing of the city in the war.", "We changed the locks after the move.",
	} {
		for _, i := range Find(text, 0).Indicators {
			if i.Code <= ThreatToLife {
				t.Errorf("%q: %v on %q", text, i.Code, text[i.Start:i.End])
			}
		}
	}
}
