"""What viewer and compare play clips with: player, stage, film strip, buttons."""
